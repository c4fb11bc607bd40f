package dev.lenet.data.pictures;

import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How pictures were read, counted.
 *
 * @param whole pictures whose text was right, line by line; where no digit is: pictures in which
 *     nothing was surely a digit; on blank pages: those with nothing found
 * @param digits true digits
 * @param right true digits that were read
 * @param missed true digits for which nothing was found
 * @param extra found where no digit is
 * @param unsure true digits that were said to be unsure, whether read rightly or not
 * @param surelyWrong digits that are wrong, or are none, and not said to be unsure
 */
record Score(
    int pictures,
    int whole,
    int digits,
    int right,
    int missed,
    int extra,
    int unsure,
    int surelyWrong) {
  static final Score NOTHING = new Score(0, 0, 0, 0, 0, 0, 0, 0);

  static Score of(MadePicture made, Reading reading) {
    String truth = made.text().replace("\n", "");
    List<ReadDigit> read = reading.digits();
    String digits = read.stream().map(ReadDigit::name).collect(Collectors.joining());
    int right = 0;
    int missed = 0;
    int unsure = 0;
    int sureAndRight = 0;
    int[] places = Alignment.of(truth, digits);
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        missed++;
        continue;
      }
      boolean same = digits.charAt(places[i]) == truth.charAt(i);
      boolean sure = read.get(places[i]).sure();
      right += same ? 1 : 0;
      unsure += sure ? 0 : 1;
      sureAndRight += same && sure ? 1 : 0;
    }
    int extra = read.size() - (truth.length() - missed);
    int sure = (int) read.stream().filter(ReadDigit::sure).count();
    boolean whole =
        switch (made.kind().content()) {
          case DIGITS -> reading.text().equals(made.text());
          case NOTHING -> read.isEmpty();
          case NO_DIGIT -> sure == 0;
        };
    return new Score(
        1, whole ? 1 : 0, truth.length(), right, missed, extra, unsure, sure - sureAndRight);
  }

  Score plus(Score other) {
    return new Score(
        pictures + other.pictures,
        whole + other.whole,
        digits + other.digits,
        right + other.right,
        missed + other.missed,
        extra + other.extra,
        unsure + other.unsure,
        surelyWrong + other.surelyWrong);
  }

  double wholePercent() {
    return 100.0 * whole / pictures;
  }

  double rightPercent() {
    return 100.0 * right / digits;
  }

  double unsurePercent() {
    return 100.0 * unsure / digits;
  }
}
