package com.example.spring;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.picture.DigitReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the engine and the reader once. At shutdown, Spring closes the reader, then the engine. */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {
  @Bean
  Backend backend(LenetProperties lenet) {
    return lenet.backend().isEmpty() ? Backends.open() : Backends.open(lenet.backend());
  }

  @Bean
  DigitReader digitReader(Backend backend, LenetProperties lenet) {
    return DigitReader.builder().backend(backend).sureFrom(lenet.sureFrom()).open();
  }
}
