/** What callers use: data sets, models, trainers, evaluators, and the look-ups that find them. */
@NullMarked
package dev.lenet.api;

import org.jspecify.annotations.NullMarked;
