/** The command line: one class per command, its options, and what its exit code means. */
@NullMarked
package dev.lenet.cli;

import org.jspecify.annotations.NullMarked;
