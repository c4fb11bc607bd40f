/** Pictures with known answers, made from MNIST's test images, and what is measured with them. */
@NullMarked
package dev.lenet.data.pictures;

import org.jspecify.annotations.NullMarked;
