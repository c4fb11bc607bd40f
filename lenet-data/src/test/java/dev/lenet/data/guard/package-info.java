/** How the network that tells digits from other marks was trained. */
@NullMarked
package dev.lenet.data.guard;

import org.jspecify.annotations.NullMarked;
