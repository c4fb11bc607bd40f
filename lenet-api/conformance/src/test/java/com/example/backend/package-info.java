/** The code that {@code docs/conformance.md} shows, so that it is compiled and tried. */
@NullMarked
package com.example.backend;

import org.jspecify.annotations.NullMarked;
