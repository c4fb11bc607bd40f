package dev.lenet.api.spec;

/**
 * Builds a part of a spec. The part keeps a copy of its builder as its values, so that no field is
 * declared twice.
 */
abstract class SpecBuilder<B extends SpecBuilder<B>> implements Cloneable {
  /** A builder with the same values. They are immutable, so that nothing is shared. */
  @SuppressWarnings("unchecked") // a clone has the class of the original
  final B copy() {
    try {
      return (B) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
