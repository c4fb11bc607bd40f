/** The way from a picture to images in MNIST's form, step by step. */
@NullMarked
package dev.lenet.internal.picture;

import org.jspecify.annotations.NullMarked;
