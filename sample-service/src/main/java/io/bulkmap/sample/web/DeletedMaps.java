package io.bulkmap.sample.web;

import io.bulkmap.sample.store.MapDeletedException;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers requests whose map is deleted while they use it. An answer that has begun can
 * no longer say so; it breaks off, so that nobody takes it for a complete one.
 */
@RestControllerAdvice
final class DeletedMaps {

	@ExceptionHandler
	ErrorResponse answer(MapDeletedException deleted, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw deleted;
		}
		return Problem.mapDeleted(deleted);
	}

}
