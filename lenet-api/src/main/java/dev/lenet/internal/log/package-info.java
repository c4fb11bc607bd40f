/** Logging through the platform, for applications that have a provider for it. */
@NullMarked
package dev.lenet.internal.log;

import org.jspecify.annotations.NullMarked;
