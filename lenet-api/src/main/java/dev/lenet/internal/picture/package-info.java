/** Turns picture files, and pictures of AWT, into gray pixels. */
@NullMarked
package dev.lenet.internal.picture;

import org.jspecify.annotations.NullMarked;
