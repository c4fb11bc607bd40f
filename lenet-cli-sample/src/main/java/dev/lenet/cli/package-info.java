/** The command line: a class for each command, its options, and the exit codes. */
@NullMarked
package dev.lenet.cli;

import org.jspecify.annotations.NullMarked;
