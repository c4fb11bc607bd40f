/** Replaces files in one step, locks folders, and says why a file cannot be used. */
@NullMarked
package dev.lenet.internal.file;

import org.jspecify.annotations.NullMarked;
