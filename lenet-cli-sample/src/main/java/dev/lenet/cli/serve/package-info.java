/** The server of {@code lenet serve}: a page to draw on, and readings over HTTP. */
@NullMarked
package dev.lenet.cli.serve;

import org.jspecify.annotations.NullMarked;
