/** Reads image files as the pixels that a network expects. */
@NullMarked
package dev.lenet.cli.image;

import org.jspecify.annotations.NullMarked;
