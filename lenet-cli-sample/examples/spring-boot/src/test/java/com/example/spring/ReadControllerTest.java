package com.example.spring;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@DisplayName("The service, without a network,")
class ReadControllerTest {
  @Autowired private MockMvc mvc;

  @Test
  @DisplayName("reads the number on a photograph, and says that a digit of it is not sure")
  void reads() throws Exception {
    byte[] photograph = Files.readAllBytes(Path.of("form.jpg"));
    mvc.perform(multipart("/read").file(new MockMultipartFile("picture", photograph)))
        .andExpect(status().isOk())
        .andExpect(content().json("{\"number\":\"5437\",\"sure\":false}"));
  }

  @Test
  @DisplayName("refuses a text, and says why and with which code")
  void refusesText() throws Exception {
    byte[] text = "no picture".getBytes();
    mvc.perform(multipart("/read").file(new MockMultipartFile("picture", text)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("code").value("PICTURE_UNKNOWN"))
        .andExpect(jsonPath("detail").isNotEmpty());
  }

  @Test
  @DisplayName("refuses a body that is no form")
  void refusesOtherBodies() throws Exception {
    mvc.perform(post("/read").contentType("text/plain").content("5437"))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  @DisplayName("is healthy, and says which engine reads")
  void isHealthy() throws Exception {
    mvc.perform(get("/actuator/health/reader"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("status").value("UP"))
        .andExpect(jsonPath("details.backend").value("java"));
  }
}
