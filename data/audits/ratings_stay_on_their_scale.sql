-- claim.en: Every rating lies on its scale.
-- claim.fr: Chaque note est dans son échelle.
select review_id as record_id, source_system, file_id, row_no, concat(rating, ' / ', rating_max) as seen
from reviews
where rating < 0 or rating > rating_max
