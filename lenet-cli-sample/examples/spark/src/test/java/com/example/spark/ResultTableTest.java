package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A table of results")
class ResultTableTest {
  private static final StructType SCHEMA = new StructType().add("name", DataTypes.StringType);

  @TempDir Path folder;

  @Test
  @DisplayName("has nothing of a process that died before its row was in it")
  void dropsWhatIsLeft(Cluster cluster) throws IOException {
    append(cluster, "table", "first");
    append(cluster, "other", "half");
    Path left = folder.resolve("table/_temporary/0/task_0_m_0");
    Files.createDirectories(left);
    try (var files = Files.list(folder.resolve("other"))) {
      Path row = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(row, left.resolve("part-00000-half.parquet"));
    }
    append(cluster, "table", "second");
    assertEquals(
        List.of("first", "second"),
        table(cluster, "table").rows().as(Encoders.STRING()).collectAsList().stream()
            .sorted()
            .toList());
  }

  private void append(Cluster cluster, String name, String value) {
    table(cluster, name).append(List.of(RowFactory.create(value)));
  }

  private ResultTable table(Cluster cluster, String name) {
    return new ResultTable(cluster.spark(), folder.resolve(name).toString(), SCHEMA);
  }
}
