/**
 * The types that applications use: data sets, models, trainers, evaluators, and the classes that
 * find them.
 */
@NullMarked
package dev.lenet.api;

import org.jspecify.annotations.NullMarked;
