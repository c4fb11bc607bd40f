/** Models over pools of networks, and how well they read a data set. */
@NullMarked
package dev.lenet.internal.prediction;

import org.jspecify.annotations.NullMarked;
