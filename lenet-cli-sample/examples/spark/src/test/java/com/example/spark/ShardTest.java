package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The part of the images that a partition has")
class ShardTest {
  private static final StructType SCHEMA =
      new StructType().add("label", DataTypes.IntegerType).add("pixels", DataTypes.BinaryType);

  @Test
  @DisplayName("is used once in each pass, in as many rounds as a part with an image more needs")
  void usesEachImageOnce() {
    List<Shard> parts = List.of(shard(0, 11), shard(1, 10));
    for (int pass = 0; pass < 3; pass++) {
      List<List<Integer>> used = List.of(new ArrayList<>(), new ArrayList<>());
      for (int round = 1 + 2 * pass; round <= 2 + 2 * pass; round++) {
        RoundPart part = RoundPart.of(round, 21, 2, 10);
        for (int p = 0; p < 2; p++) {
          used.get(p).addAll(numbers(parts.get(p).take(part, 42)));
        }
      }
      assertEquals(numbers(11), used.get(0).stream().sorted().toList());
      assertEquals(numbers(10), used.get(1).stream().sorted().toList());
    }
  }

  @Test
  @DisplayName("is used in another order in each pass, and not in that of another part")
  void shuffles() {
    List<List<Integer>> orders = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      for (int p = 0; p < 2; p++) {
        orders.add(numbers(shard(p, 20).take(RoundPart.of(round, 40, 2, 20), 42)));
      }
    }
    assertEquals(6, orders.stream().distinct().count(), orders::toString);
  }

  @Test
  @DisplayName("is as large as there are numbers that belong to it")
  void size() {
    assertEquals(List.of(4, 3, 3), sizes(10, 3));
    assertEquals(List.of(1, 0), sizes(1, 2));
  }

  @Test
  @DisplayName("fits into an array; if not, the number of parts that is needed is named")
  void fits() {
    int most = (Integer.MAX_VALUE - 8) / 784;
    Shard.requireRoom(most, 1);
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Shard.requireRoom(2L * most + 1, 2));
    assertTrue(refused.getMessage().endsWith("take at least 3 partitions"), refused::getMessage);
    Shard.requireRoom(2L * most + 1, 3);
  }

  @Test
  @DisplayName("is of at most as many images as an array has bytes")
  void most() {
    Shard.requireRoom(Integer.MAX_VALUE - 8L, 1_000);
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Shard.requireRoom(1L << 31, 1_000));
    assertTrue(refused.getMessage().contains("at most 2147483639"), refused::getMessage);
  }

  /** A part whose images have their number as their first pixel. */
  private static Shard shard(int partition, int images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      byte[] pixels = new byte[Shard.SHAPE.size()];
      pixels[0] = (byte) i;
      rows.add(new GenericRowWithSchema(new Object[] {i % 10, pixels}, SCHEMA));
    }
    return Shard.of(partition, rows.iterator(), images, 10);
  }

  private static List<Integer> sizes(int images, int parts) {
    return IntStream.range(0, parts).mapToObj(part -> Shard.size(part, images, parts)).toList();
  }

  private static List<Integer> numbers(Dataset images) {
    return IntStream.range(0, images.size())
        .mapToObj(i -> (int) images.image(i).pixels()[0])
        .toList();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
