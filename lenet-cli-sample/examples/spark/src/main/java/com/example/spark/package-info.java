/**
 * Reading and training digits on Apache Spark. {@link com.example.spark.PictureReader} reads a
 * table of pictures, {@link com.example.spark.LenetExtensions} gives SQL the function {@code
 * read_digits}, {@link com.example.spark.Sweep} trains many networks, and {@link
 * com.example.spark.LocalSgd} trains one network on more data than one machine holds.
 */
package com.example.spark;
