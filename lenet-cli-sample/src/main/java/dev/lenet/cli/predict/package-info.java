/** Finds the pictures to read, and shows what was read in a terminal and in pictures. */
@NullMarked
package dev.lenet.cli.predict;

import org.jspecify.annotations.NullMarked;
