"""Reports of the edition cchc-2021 with every figure answered, for tests of how they read."""

from contextlib import contextmanager

from cchc_desktop.paths import resources
from cchc_desktop.services.reports import Library
from cchc_desktop.services.taking_over import stored_as_typed
from cchc_desktop.store.store import Store

EDITION = "cchc-2021"
TWO_TIERS, THREE_TIERS = ("2026-6T", "can-tho"), ("2022-6T", "soc-trang")
# As typed; a city of two tiers.
TYPED = """
ke_hoach.tong 68
ke_hoach.hoan_thanh 41
ke_hoach.van_ban_chi_dao 2
nhiem_vu.tong 57
nhiem_vu.dung_han 38
nhiem_vu.qua_han 2
nhiem_vu.chua_xong 0
chi_so.diem 88,12
chi_so.hang 15
chi_so.hang_truoc 19
chi_so.diem_truoc 86,4
sipas.ty_le 83,25
sipas.hang 12
sipas.hang_truoc 10
papi.diem 43,15
papi.hang 14
papi.hang_truoc 14
pci.diem 68,4
pci.hang 9
pci.hang_truoc 11
dti.diem 0,7123
dti.hang 8
dti.hang_truoc 9
kiem_tra.ke_hoach 30
kiem_tra.so_nganh 6
kiem_tra.cap_xa 12
kiem_tra.van_de 24
kiem_tra.da_xu_ly 19
tuyen_truyen.chuyen_muc 24
tuyen_truyen.tin_bai 1.215
tuyen_truyen.dot 5
sang_kien.moi 7
sang_kien.nhan_rong 0
khao_sat.co 1
khao_sat.phieu 12.480
khao_sat.hinh_thuc trực tuyến
doi_thoai.cuoc 96
vbqppl.ban_hanh 42
vbqppl.ban_hanh_xa 118
vbqppl.kiem_tra 160
vbqppl.kiem_tra_phai_xu_ly 4
vbqppl.kiem_tra_da_xu_ly 3
vbqppl.ra_soat 415
vbqppl.ra_soat_phai_xu_ly 57
vbqppl.ra_soat_da_xu_ly 40
tthc.moi 35
tthc.sua_doi 120
tthc.bai_bo 48
tthc.cap_tinh 1.602
tthc.cap_xa 428
tthc.ra_soat 60
tthc.don_gian 31
tthc.niem_yet 2.030
mot_cua.tthc 2.005
mot_cua.lien_thong_cung_cap 214
mot_cua.lien_thong_cac_cap 176
mot_cua.phi_dia_gioi 1.870
ho_so.moi 612.450
ho_so.ky_truoc 18.204
ho_so.dung_han 603.118
ho_so.qua_han 4.320
ho_so.tinh_tiep_nhan 201.654
ho_so.tinh_giai_quyet 190.438
ho_so.tinh_dung_han 188.118
ho_so.xa_tiep_nhan 429.000
ho_so.xa_giai_quyet 417.000
ho_so.xa_dung_han 415.000
pakn.tiep_nhan 46
pakn.tra_loi 44
bo_may.cq_chuyen_mon 14
bo_may.hanh_chinh_khac 2
bo_may.phong_chi_cuc 128
bo_may.giam_phong 3
bien_che.cong_chuc 6.912
bien_che.co_mat 6.540
bien_che.nguoi_lam_viec 61.200
bien_che.nguoi_co_mat 58.914
bien_che.goc_cong_chuc 7.604
bien_che.tinh_gian_cong_chuc 692
bien_che.goc_vien_chuc 68.300
bien_che.tinh_gian_vien_chuc 7.100
su_nghiep.thuoc_tinh 18
su_nghiep.thuoc_so 236
su_nghiep.thuoc_xa 861
su_nghiep.nam_2021 1.340
phan_cap.van_ban 12
vtvl.co_quan_tong 119
vtvl.co_quan 117
vtvl.don_vi 1.080
tuyen_dung.cc_thi 64
tuyen_dung.cc_xet 5
tuyen_dung.cc_tiep_nhan 11
tuyen_dung.cc_thu_hut 2
tuyen_dung.vc_thi 0
tuyen_dung.vc_xet 310
tuyen_dung.vc_tiep_nhan 14
tuyen_dung.vc_thu_hut 6
bo_nhiem.tong 184
bo_nhiem.thi_tuyen 4
ky_luat.lanh_dao 5
ky_luat.cong_chuc 8
ky_luat.vien_chuc 17
dao_tao.lop 96
dao_tao.luot 8.412
cb_xa.tong 5.210
cb_xa.dat_chuan 5.148
dau_tu.ke_hoach 26.150,5
dau_tu.giai_ngan 11.208,3
tu_chu.co_quan 119
tu_chu.quy_che 119
tu_chu.chi_dau_tu 6
tu_chu.chi_thuong_xuyen 31
tu_chu.mot_phan 298
tu_chu.ngan_sach 780
dnnn.co_phan_hoa 9
cntt.kien_truc 1
cntt.lgsp 1
cntt.giam_sat 0
van_ban.tong 1.204.300
van_ban.dien_tu 1.198.050
dvctt.toan_trinh 1.105
dvctt.mot_phan 610
dvctt.phat_sinh 1.204
dvctt.quoc_gia 1.650
dvctt.ho_so_truc_tuyen 501.230
dvctt.thanh_toan 78,4
so_hoa.ho_so 540.118
so_hoa.ket_qua 566.020
buu_chinh.tthc 1.540
buu_chinh.ho_so 42.118
iso.cap_tinh 15
iso.cap_xa 103
iso.chuyen_doi 20
"""
# What is otherwise in a province of three tiers.
DISTRICTS = """
kiem_tra.cap_huyen 5
vbqppl.ban_hanh_huyen 33
tthc.cap_huyen 268
tthc.niem_yet 2.298
ho_so.huyen_tiep_nhan 120.000
ho_so.huyen_giai_quyet 117.000
ho_so.huyen_dung_han 116.000
ho_so.xa_tiep_nhan 309.000
ho_so.xa_giai_quyet 300.000
ho_so.xa_dung_han 299.000
bo_may.cq_chuyen_mon 18
su_nghiep.thuoc_huyen 540
su_nghiep.thuoc_xa 321
iso.cap_huyen 11
"""


def typed(lines):
    return dict(line.split(maxsplit=1) for line in lines.strip().splitlines())


@contextmanager
def filled(folder, code, agency):
    """Open a report under the edition in which every figure and list is answered."""
    answers = typed(TYPED)
    if agency == "soc-trang":
        answers |= typed(DISTRICTS)
    with Store.create(folder / "bao-cao.cchc") as store:
        library = Library(store, resources(), "lan")
        session = library.open(library.create(code, agency, EDITION))
        names = "Công văn về đẩy mạnh cải cách hành chính\nChỉ thị về kỷ luật, kỷ cương"
        answers["ke_hoach.danh_sach_van_ban"] = names
        stored = {key: stored_as_typed(session.template, key, t) for key, t in answers.items()}
        session.take_all(stored)
        yield session
