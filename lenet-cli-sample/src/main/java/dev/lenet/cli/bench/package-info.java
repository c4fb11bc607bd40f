/** How fast a backend is on this machine: what {@code lenet bench} measures. */
@NullMarked
package dev.lenet.cli.bench;

import org.jspecify.annotations.NullMarked;
