/** Trained networks in the formats of other runtimes. */
@NullMarked
package dev.lenet.cli.export;

import org.jspecify.annotations.NullMarked;
