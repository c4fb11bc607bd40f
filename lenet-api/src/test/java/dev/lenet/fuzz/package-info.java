/**
 * Fuzzing: starts Jazzer on the targets of a module, and runs again what it found. A target is a
 * public class whose name ends in {@code Target}, with the method that Jazzer asks for; it needs
 * nothing of Jazzer.
 */
@NullMarked
package dev.lenet.fuzz;

import org.jspecify.annotations.NullMarked;
