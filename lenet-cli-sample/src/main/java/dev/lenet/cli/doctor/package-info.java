/** Looks at what the command line needs: what is there, what is missing, and what to do. */
@NullMarked
package dev.lenet.cli.doctor;

import org.jspecify.annotations.NullMarked;
