package com.example.spring;

import dev.lenet.api.error.PictureException;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Reading;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes photographs. */
@RestController
class ReadController {
  private final DigitReader reader;

  ReadController(DigitReader reader) {
    this.reader = reader;
  }

  @PostMapping(path = "/read", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Answer read(@RequestPart MultipartFile picture) throws IOException {
    try (InputStream in = picture.getInputStream()) {
      Reading reading = reader.read(in);
      return new Answer(reading.text(), reading.sure());
    }
  }

  /** What is no picture, or too large to be read. */
  @ExceptionHandler
  ProblemDetail refuse(PictureException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, e.reason());
    problem.setProperty("code", e.code());
    return problem;
  }

  /** A number, and whether each of its digits is sure. */
  record Answer(String number, boolean sure) {}
}
