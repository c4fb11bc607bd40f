/**
 * Decides with the networks where digits begin and end: cuts marks in which digits touch, and joins
 * the pieces of broken ones.
 */
@NullMarked
package dev.lenet.internal.segmentation;

import org.jspecify.annotations.NullMarked;
