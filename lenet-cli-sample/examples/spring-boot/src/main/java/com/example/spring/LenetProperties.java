package com.example.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that begin with {@code lenet}.
 *
 * @param backend the engine's name; empty for the one that {@code Backends.open()} takes
 * @param sureFrom the probability from which a digit is sure
 */
@ConfigurationProperties("lenet")
record LenetProperties(@DefaultValue("") String backend, @DefaultValue("0.8") double sureFrom) {}
