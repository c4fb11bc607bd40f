package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A table of generated digits")
class GeneratedDigitsTest {
  @Test
  @DisplayName("has the same row at the same place, however long it is and in however many parts")
  void dependsOnTheRowOnly(Cluster cluster) {
    Row ofMany = GeneratedDigits.of(cluster.spark(), 100, 7).where(col("id").equalTo(19)).first();
    Row ofFew = GeneratedDigits.of(cluster.spark(), 20, 1).where(col("id").equalTo(19)).first();
    assertEquals(ofFew.<Integer>getAs("label"), ofMany.<Integer>getAs("label"));
    assertArrayEquals(ofFew.<byte[]>getAs("picture"), ofMany.<byte[]>getAs("picture"));
  }
}
