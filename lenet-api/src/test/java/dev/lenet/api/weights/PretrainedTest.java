package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Specs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pretrained model")
class PretrainedTest {
  private final ModelFile model = ModelFile.pretrained();

  @Test
  @DisplayName("is the one that the recipe lenet5-best trains")
  void isTheBestRecipes() {
    assertEquals(Specs.recipe("lenet5-best"), model.spec());
    assertEquals(61_706, model.weights().size());
  }

  @Test
  @DisplayName(
      "says where it comes from, and that it misreads at most 60 of the 10,000 test images")
  void saysWhereItComesFrom() {
    ModelCard card = model.card();
    assertEquals(42, card.seed());
    assertEquals(30, card.epochs());
    Double accuracy = card.testAccuracy();
    assertTrue(accuracy != null && accuracy >= 0.994, () -> "accuracy " + accuracy);
  }
}
