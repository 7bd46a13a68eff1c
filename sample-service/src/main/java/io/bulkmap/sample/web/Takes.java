package io.bulkmap.sample.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.bulkmap.sample.ingest.Content;

/**
 * Tells what the body of a request is made of, for the description of the API.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Takes {

	/**
	 * Returns the content.
	 */
	Content value();

}
