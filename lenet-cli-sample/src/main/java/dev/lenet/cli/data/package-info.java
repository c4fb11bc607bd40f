/** Which images a command reads. */
@NullMarked
package dev.lenet.cli.data;

import org.jspecify.annotations.NullMarked;
