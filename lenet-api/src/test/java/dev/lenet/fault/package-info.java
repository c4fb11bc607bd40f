/** Faults that tests inject: into files, and into the allocation of memory. */
@NullMarked
package dev.lenet.fault;

import org.jspecify.annotations.NullMarked;
