/** The measurements of {@code lenet bench}. */
@NullMarked
package dev.lenet.cli.bench;

import org.jspecify.annotations.NullMarked;
