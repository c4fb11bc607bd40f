/** Makes a site of the documentation. */
@NullMarked
package dev.lenet.site;

import org.jspecify.annotations.NullMarked;
