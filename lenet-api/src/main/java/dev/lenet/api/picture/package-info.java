/** Reads the numbers in pictures: photographs, scans, drawings. */
@NullMarked
package dev.lenet.api.picture;

import org.jspecify.annotations.NullMarked;
