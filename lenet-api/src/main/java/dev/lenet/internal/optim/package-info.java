/** Loss, optimizers and learning-rate schedules over one flat array of all weights. */
@NullMarked
package dev.lenet.internal.optim;

import org.jspecify.annotations.NullMarked;
