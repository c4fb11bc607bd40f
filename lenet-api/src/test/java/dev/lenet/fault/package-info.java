/** Faults that tests inject into files. */
@NullMarked
package dev.lenet.fault;

import org.jspecify.annotations.NullMarked;
