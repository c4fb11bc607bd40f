/** What a training leaves behind for its reader: figures, tables, pictures and pages. */
@NullMarked
package dev.lenet.cli.report;

import org.jspecify.annotations.NullMarked;
