package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A setting of the reader")
class SettingsTest {
  @Test
  @DisplayName("that is not a number is refused by its name")
  void namesTheSetting(Cluster cluster) {
    SparkSession session = cluster.spark().newSession();
    session.conf().set("spark.lenet.sureFrom", "abc");
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> PictureReader.open(session));
    assertTrue(refused.getMessage().contains("spark.lenet.sureFrom is 'abc'"), refused::getMessage);
  }
}
