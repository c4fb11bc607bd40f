/**
 * Writes files whole, holds folders against other processes, and says why a file cannot be used.
 */
@NullMarked
package dev.lenet.internal.file;

import org.jspecify.annotations.NullMarked;
