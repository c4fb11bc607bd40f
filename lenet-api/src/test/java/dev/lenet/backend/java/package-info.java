@NullMarked
package dev.lenet.backend.java;

import org.jspecify.annotations.NullMarked;
