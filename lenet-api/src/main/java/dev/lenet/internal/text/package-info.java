/** Makes text from outside safe for messages. */
@NullMarked
package dev.lenet.internal.text;

import org.jspecify.annotations.NullMarked;
