package dev.lenet.api.spec;

import dev.lenet.internal.json.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a spec. Its JSON decides equality, and is its {@code toString}. */
abstract class SpecValue {
  /**
   * All fields by their names in a spec file, in the file's order, with values as {@link JsonTree}
   * has them.
   */
  abstract Map<String, Object> fields();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof SpecValue that
        && getClass() == that.getClass()
        && fields().equals(that.fields());
  }

  @Override
  public final int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return JsonTree.text(fields());
  }
}
