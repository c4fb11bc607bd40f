package dev.lenet.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lenet.api.spec.Specs;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

@DisplayName(
    "An application with jackson-core and no other part of Jackson, or with other versions of them,")
class OnlyJacksonCoreTest {
  @Test
  @DisplayName("writes and reads specs, model files and checkpoints")
  void writesAndReads(@TempDir Path folder) throws Exception {
    URL[] classPath =
        Stream.of(Specs.class, EveryFile.class, JsonFactory.class, NullMarked.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader application =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      for (String absent :
          new String[] {
            "tools.jackson.databind.JsonNode", "com.fasterxml.jackson.annotation.JsonView"
          }) {
        assertThrows(ClassNotFoundException.class, () -> application.loadClass(absent));
      }
      @SuppressWarnings("unchecked")
      Function<Path, String> program =
          (Function<Path, String>)
              application.loadClass(EveryFile.class.getName()).getConstructor().newInstance();
      assertEquals(new EveryFile().apply(folder), program.apply(folder));
    }
  }
}
