/** Text that is not ours, made fit for messages. */
@NullMarked
package dev.lenet.internal.text;

import org.jspecify.annotations.NullMarked;
