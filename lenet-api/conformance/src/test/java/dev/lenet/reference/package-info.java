/**
 * A backend of plain loops, which shows that the conformance suite can be passed, and wrong ones,
 * which show that each of its rules can be failed.
 */
@NullMarked
package dev.lenet.reference;

import org.jspecify.annotations.NullMarked;
