package dev.lenet.api.spec;

import dev.lenet.internal.json.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a spec. It is what its JSON says: that decides equality, and shows it to a person. */
abstract class SpecValue {
  /**
   * Every field by its name in a spec file, in the file's order, as {@link JsonTree} has values.
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
