package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The mean of weights")
class WeightedMeanTest {
  @Test
  @DisplayName("counts each partition as often as it has used images")
  void weighs() {
    LocalResult one = new LocalResult(1, 0, 0, new float[] {8, -4});
    LocalResult three = new LocalResult(3, 0, 0, new float[] {0, 4});
    assertArrayEquals(new float[] {2, 2}, WeightedMean.of(List.of(one, three)));
  }
}
