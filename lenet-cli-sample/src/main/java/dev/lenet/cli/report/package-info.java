/** Reports of trainings: figures, tables, pictures and pages. */
@NullMarked
package dev.lenet.cli.report;

import org.jspecify.annotations.NullMarked;
